from datasets import load_dataset
from huggingface_hub import hf_hub_download
from transformers import AutoModel, AutoTokenizer


def load(path):
    # ruleid: model-download-unpinned
    first = AutoModel.from_pretrained("acme/summary-large")
    # ruleid: model-download-unpinned
    second = load_dataset("acme/letters", split="train")
    # ruleid: model-download-unpinned
    third = hf_hub_download(repo_id="acme/summary-large", filename="model.safetensors")
    # ok: model-download-unpinned
    fourth = AutoTokenizer.from_pretrained("acme/summary-large", revision="8f4b2a0c1d")
    # ok: model-download-unpinned
    fifth = AutoModel.from_pretrained(path)
    # ok: model-download-unpinned
    return first, second, third, fourth, fifth, AutoModel.from_pretrained("./models/summary")


def from_hub():
    # ruleid: model-download-unpinned
    first = torch.hub.load("acme/models", "small", trust_repo=True)
    # ok: model-download-unpinned
    return first, torch.hub.load("./models", "small", source="local")
