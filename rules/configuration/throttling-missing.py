# ruleid: throttling-missing
REST_FRAMEWORK = {"PAGE_SIZE": 10}
# ok: throttling-missing
REST_FRAMEWORK = {
    "PAGE_SIZE": 10,
    "DEFAULT_THROTTLE_CLASSES": ["rest_framework.throttling.AnonRateThrottle"],
    "DEFAULT_THROTTLE_RATES": {"anon": "100/day"},
}
