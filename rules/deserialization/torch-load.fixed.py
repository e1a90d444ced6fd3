import joblib
import numpy as np
import torch
from transformers import AutoModel


def load(path):
    # ruleid: torch-load
    first = torch.load(path, weights_only=True)
    # ruleid: torch-load
    second = joblib.load(path)
    # ruleid: torch-load
    third = np.load(path, allow_pickle=True)
    # ruleid: torch-load
    return first, second, third, AutoModel.from_pretrained("x/y", trust_remote_code=True)


def safe(path):
    # ok: torch-load
    first = torch.load(path, weights_only=True)
    # ok: torch-load
    second = np.load(path)
    # ok: torch-load
    return first, second, AutoModel.from_pretrained("x/y", revision="8f4b2a")
