/** A small set of models, so that tests of the engine do not depend on the shipped ones. */
export const TEST_MODELS = `
sources:
  - {kind: remote, names: [flask.Request.args, flask.Request.form, flask.Request.json, flask.Request.files], note: request data}
  - {kind: remote, names: [flask.Request.get_json, django.http.HttpRequest.read], note: request body}
  - {kind: remote, names: django.http.HttpRequest.GET, note: query parameters}
  - {kind: cli, names: input, note: typed by the user}
  - {kind: remote, names: argparse.ArgumentParser.parse_args, note: the command line}
  - {kind: remote, names: [django.forms.Form.cleaned_data, '?.cleaned_data'], note: form data}
sinks:
  - {kind: sql-injection, names: 'sqlite3.{Cursor,Connection}.{execute,executemany}', arguments: [0], note: executed as SQL}
  - {kind: sql-injection, names: '?.execute', arguments: [0], when: [{receiver: 'cur|conn|db'}], note: executed as SQL}
  - {kind: command-injection, names: os.system, arguments: [0, command], note: run by a shell}
  - {kind: command-injection, names: 'subprocess.{run,call,Popen,check_output}', arguments: [0, args], form: command, note: run}
  - {kind: code-injection, names: [eval, exec], arguments: [0], note: run as Python}
  - {kind: path-traversal, names: open, arguments: [0, file], note: opened}
  - {kind: path-traversal, names: 'pathlib.Path.{read_text,open}', arguments: [receiver], note: opened}
  - {kind: ssrf, names: 'requests.{get,post}', arguments: [0, url], form: url, note: requested}
  - {kind: open-redirect, names: flask.redirect, arguments: [0, location], form: target, note: redirected to}
  - {kind: xss, names: markupsafe.Markup, arguments: [0], note: trusted as HTML}
  - {kind: xss, names: [flask.render_template, flask.render_template_string], arguments: ['**'], template: [0], form: shown, note: shown as it is}
  - {kind: xss, names: django.shortcuts.render, arguments: [2, context], template: [1], form: shown, note: shown as it is}
  - {kind: log-injection, names: 'logging.{info,warning}', arguments: [any], note: logged}
  - {kind: unsafe-deserialization, names: pickle.loads, arguments: [0], note: unpickled}
  - {kind: unsafe-deserialization, names: yaml.load, arguments: [0], unless: [{argument: [1, Loader], type: yaml.SafeLoader}], note: loaded}
sanitizers:
  - {names: [html.escape, markupsafe.escape, flask.render_template, flask.render_template_string, django.shortcuts.render], protects: xss}
  - {names: shlex.quote, protects: command-injection}
  - {names: os.path.basename, protects: path-traversal}
guards:
  - {names: django.utils.http.url_has_allowed_host_and_scheme, argument: 0, protects: open-redirect, outcome: 'true'}
entries:
  - {kind: remote, decorators: ['flask.Flask.route', '?.route'], parameters: route, returns: xss, note: URL parameter}
  - {kind: remote, bases: django.views.View, methods: [get, post], parameter-types: [django.http.HttpRequest], parameters: all, self-types: {request: django.http.HttpRequest}, self-sources: [kwargs], note: URL parameter}
  - {kind: remote, registrations: [{names: django.urls.path, argument: [1, view]}], parameter-types: [django.http.HttpRequest], parameters: all, note: URL parameter}
  - {kind: remote, decorators: click.option, parameters: all, note: argument}
  - {kind: remote, bases: graphene.ObjectType, parameters: all, note: argument of the query}
  - {kind: remote, decorators: fastapi.FastAPI.get, parameters: all, note: request parameter}
returns:
  flask.request: flask.Request
  flask.Flask: flask.Flask
  flask.jsonify: flask.Response
  flask.redirect: flask.Response
  sqlite3.connect: sqlite3.Connection
  sqlite3.Connection.cursor: sqlite3.Cursor
no-return: [flask.abort, sys.exit]
declarations:
  - {names: argparse.ArgumentParser.add_argument, parts: [add_argument_group, add_subparsers, add_parser], read-by: parse_args}
  - {names: click.option}
  - {classes: django.forms.Form, read-by: cleaned_data}
  - {classes: marshmallow.Schema, read-by: load}
harmless-fields: [click.Choice, django.forms.IntegerField, marshmallow.fields.Int, graphene.Int]
instances: {django.views.View.get_form: form_class}
harmless-types: [int, float, bool, uuid.UUID, decimal.Decimal, datetime.date]
guard-forms:
  constant: all
  numeric: all
  word: [command-injection, sql-injection, path-traversal, xss, code-injection, log-injection, ssrf, open-redirect]
  url-prefix: [ssrf, open-redirect]
  dots: path-traversal
  slash: path-traversal
  newline: log-injection
  inside-directory: path-traversal
  host: [ssrf, open-redirect]
  relative-url: open-redirect
characters:
  command-injection: ";&|"
  sql-injection: "'"
  path-traversal: "/"
  xss: "<>"
  log-injection: "\\n"
`;
