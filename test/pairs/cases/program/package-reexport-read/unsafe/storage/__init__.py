from .local import read_blob as load_document

__all__ = ["load_document"]
