"""Tests of the guest, run by plain unittest."""
