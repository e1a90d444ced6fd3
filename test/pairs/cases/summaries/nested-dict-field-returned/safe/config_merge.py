BASE = {
    "mail": {"sender": "noreply@example.com", "subject": "Your report"},
    "hook": {"url": "https://hooks.example.com/report"},
}


def merged(overrides):
    result = {section: dict(values) for section, values in BASE.items()}
    if "value" in overrides:
        result["mail"]["subject"] = overrides["value"]
    return result
