"""``python -m build_tools`` does what the console script ``vankien`` does."""

from build_tools.cli import run

if __name__ == "__main__":
    run()
