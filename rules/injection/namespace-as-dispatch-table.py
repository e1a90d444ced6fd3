def start():
    return 1


HANDLERS = {"start": start}


def handle(request, name):
    # ruleid: namespace-as-dispatch-table
    globals()[name]()
    # ruleid: namespace-as-dispatch-table
    locals().get(name)(request)
    # ruleid: namespace-as-dispatch-table
    chosen = globals()["handle_" + name]
    return chosen(request)


def safe(name):
    # ok: namespace-as-dispatch-table
    HANDLERS[name]()
    # ok: namespace-as-dispatch-table
    globals()["start"]()
    # ok: namespace-as-dispatch-table
    return globals()


def dispatch(request):
    table = globals()
    # ruleid: namespace-as-dispatch-table
    function = table.get(request.GET["action"])
    return function(request)


def dispatch_safely(request):
    table = HANDLERS
    # ok: namespace-as-dispatch-table
    function = table.get(request.GET["action"])
    return function(request)


def register(roles, wanted):
    for name in dir(roles):
        role = getattr(roles, name)
        # ok: namespace-as-dispatch-table
        IMPLEMENTATIONS[role] = globals()[name](role)
    for name in wanted:
        # ruleid: namespace-as-dispatch-table
        IMPLEMENTATIONS[name] = globals()[name](name)
