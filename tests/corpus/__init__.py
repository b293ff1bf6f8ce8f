"""Tests of corpora share `making`."""
