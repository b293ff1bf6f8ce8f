"""Tests of the way from executed notebooks to the page."""
