"""Simulated citizens and staff: a real client of the public interface."""
