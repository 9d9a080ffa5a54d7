"""The commands of the command line, one module each: plain arguments in, exit code out."""
