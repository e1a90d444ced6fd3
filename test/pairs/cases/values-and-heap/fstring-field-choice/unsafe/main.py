from bottle import Bottle, request

app = Bottle()


@app.get("/hello")
def hello():
    name = request.query.get("name", "")
    greeting = "Good day"
    length = len(name)
    # ruleid: xss
    return f"<h1>{greeting}</h1><p>{name:>10}</p>"


if __name__ == "__main__":
    app.run(port=8080)
