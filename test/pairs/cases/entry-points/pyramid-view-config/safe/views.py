from pyramid.config import Configurator
from pyramid.httpexceptions import HTTPFound
from pyramid.view import view_config


@view_config(route_name="logout", request_method="GET")
def logout(request):
    headers = [("Cache-Control", "no-store")]
    target = request.route_path("home")
    # ok: open-redirect
    return HTTPFound(location=target, headers=headers)


@view_config(route_name="home", renderer="json")
def home(request):
    return {"project": "portal"}


def main(global_config, **settings):
    config = Configurator(settings=settings)
    config.add_route("home", "/")
    config.add_route("logout", "/logout")
    config.scan()
    return config.make_wsgi_app()
