from bson.code import Code


def find(users, name):
    # ruleid: nosql-javascript-with-variable
    users.find({"$where": "this.name == '" + name + "'"})
    # ruleid: nosql-javascript-with-variable
    users.find({"$where": f"this.name == '{name}'"})
    # ruleid: nosql-javascript-with-variable
    return Code("function() { return '%s' }" % name)


def safe(users, name):
    # ok: nosql-javascript-with-variable
    users.find({"name": name})
    # ok: nosql-javascript-with-variable
    return users.find({"$where": "this.a > this.b"})


def search(client, field, factor):
    # ruleid: nosql-javascript-with-variable
    client.search(body={"script_fields": {"x": {"script": {"source": "doc['" + field + "'].value"}}}})
    # ok: nosql-javascript-with-variable
    client.search(
        body={"script_fields": {"x": {"script": {"source": "doc[params.f].value", "params": {"f": field}}}}}
    )
    # ok: nosql-javascript-with-variable
    return {"source": "page " + factor}
