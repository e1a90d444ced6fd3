_handlers = {}


def register(name):
    def decorate(func):
        _handlers[name] = func
        return func

    return decorate


def call(name, payload):
    return _handlers[name](payload)
