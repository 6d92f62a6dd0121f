"""Simulated staff, a room for each role: who presses which button when."""
