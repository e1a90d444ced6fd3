from pyramid.view import view_config

from . import rooms


@view_config(route_name="person", renderer="json")
def person(request):
    return {"found": len(request.directory.person(request.matchdict["uid"]))}


@view_config(route_name="person_safe", renderer="json")
def person_safe(request):
    return {"found": len(request.directory.person_safe(request.matchdict["uid"]))}


@view_config(route_name="members", request_method="GET", renderer="json")
def members(request):
    return {"found": len(request.directory.members(request.params["group"]))}


@view_config(route_name="members", request_method="POST", renderer="json")
def members_safe(request):
    return {"found": len(request.directory.members_safe(request.POST["group"]))}


@view_config(route_name="room", renderer="json")
def room(request):
    return {"floor": list(map(str, rooms.find(request.GET.get("name", ""))))}


@view_config(route_name="room_safe", renderer="json")
def room_safe(request):
    return {"floor": list(map(str, rooms.find_var(request.GET.get("name", ""))))}
