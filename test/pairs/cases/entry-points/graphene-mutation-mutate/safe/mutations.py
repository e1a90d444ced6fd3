import subprocess

import graphene


class RebuildIndex(graphene.Mutation):
    class Arguments:
        index = graphene.String(required=True)

    ok = graphene.Boolean()

    def mutate(root, info, index):
        command = ["/opt/search/rebuild", "--", index]
        # ok: command-injection
        code = subprocess.call(command, shell=False)
        return RebuildIndex(ok=code == 0)


class Mutation(graphene.ObjectType):
    rebuild_index = RebuildIndex.Field()


schema = graphene.Schema(mutation=Mutation)
