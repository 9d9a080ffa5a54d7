"""How everything looks: colours and type, small building blocks, layouts."""
