from pyramid.config import Configurator


def main(global_config, **settings):
    config = Configurator(settings=settings)
    config.include("directory.ldapsvc")
    config.add_route("person", "/person/{uid}")
    config.add_route("person_safe", "/person-safe/{uid}")
    config.add_route("members", "/members")
    config.add_route("room", "/room")
    config.add_route("room_safe", "/room-safe")
    config.scan("directory.views")
    return config.make_wsgi_app()
