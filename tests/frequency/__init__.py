"""Tests of counting and measuring words."""
