"""Running code that strangers wrote: python-pptx that draws slides, in a process that can do nothing else.

A child of the renderer has python-pptx loaded (`child.py`) and forks itself for each piece of code (`execution.py`).
The fork gives everything up (`confinement.py`) before it runs the first line (`running.py`); its file comes back
through a pipe and is examined like one from outside (`examining.py`). Before a child takes work it tries to break out
itself (`escapes.py`), and takes none if it succeeds.
"""
