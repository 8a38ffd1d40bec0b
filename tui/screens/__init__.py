"""The screens, and what stands on them beside the panes."""
