"""The three panes. None of them knows another: what happened goes up, what to do comes down."""
