import graphene

from .loaders import get_loader


class BookType(graphene.ObjectType):
    id = graphene.Int()
    title = graphene.String()


class Query(graphene.ObjectType):
    books = graphene.List(BookType, title=graphene.String(required=True))
    books_safe = graphene.List(BookType, title=graphene.String(required=True))
    ids = graphene.List(graphene.Int, title=graphene.String(required=True))
    ordered = graphene.List(BookType, by=graphene.String(default_value="title"))
    ordered_safe = graphene.List(BookType, by=graphene.String(default_value="title"))
    in_year = graphene.List(graphene.Int, year=graphene.Int(required=True))

    def resolve_books(root, info, title):
        return get_loader().by_title(title)

    def resolve_books_safe(root, info, title):
        return get_loader().by_title_orm(title)

    def resolve_ids(root, info, title):
        return get_loader().by_title_bound(title)

    def resolve_ordered(root, info, by):
        return get_loader().ordered(by)

    def resolve_ordered_safe(root, info, by):
        return get_loader().ordered_safe(by)

    def resolve_in_year(root, info, year):
        return [row[0] for row in get_loader().year(year)]


schema = graphene.Schema(query=Query)
