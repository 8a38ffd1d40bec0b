"""An article becomes lines of cells: for every pane, every sheet and for paper."""
