from graphene_django.views import GraphQLView

from shop import settings

urls = [
    # ruleid: graphql-introspection-in-production
    GraphQLView.as_view(graphiql=True),
    # ok: graphql-introspection-in-production
    GraphQLView.as_view(graphiql=settings.DEBUG),
]
