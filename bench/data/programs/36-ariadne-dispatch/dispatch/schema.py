from ariadne import MutationType, QueryType, gql, make_executable_schema
from ariadne.asgi import GraphQL

from . import models, operations

type_defs = gql("""
    scalar JSON
    type Query { call(name: String!, arg: String!): String  callOp(name: String!, arg: String!): String
                 source(text: String!): String  snippet(key: String!): String }
    type Mutation { update(changes: JSON!): Boolean  create(changes: JSON!): Boolean }
""")

query = QueryType()
mutation = MutationType()


@query.field("call")
def resolve_call(_, info, name, arg):
    return str(operations.call(name, arg))


@query.field("callOp")
def resolve_call_op(_, info, name, arg):
    return operations.call_prefixed(name, arg)


@query.field("source")
def resolve_source(_, info, text):
    return str(operations.run_source(text))


@query.field("snippet")
def resolve_snippet(_, info, key):
    return str(operations.run_snippet(key))


@mutation.field("update")
def resolve_update(_, info, changes):
    account = info.context["account"]
    models.apply_all(account, changes)
    models.apply_editable(account, changes)
    return True


@mutation.field("create")
def resolve_create(_, info, changes):
    session = info.context["session"]
    session.add(models.create(changes))
    session.add(models.create_named(changes))
    session.commit()
    return True


def build_context(request, data=None):
    return {"request": request, "account": request.state.account, "session": request.state.session}


app = GraphQL(make_executable_schema(type_defs, query, mutation), context_value=build_context)
