from .names import acceptable

__all__ = ["acceptable"]
