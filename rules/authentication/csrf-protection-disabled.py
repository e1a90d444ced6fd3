from flask import Flask
from flask_wtf import FlaskForm
from flask_wtf.csrf import CSRFProtect
from pyramid.view import view_config

app = Flask(__name__)
# ruleid: csrf-protection-disabled
app.config["WTF_CSRF_ENABLED"] = False
# ruleid: csrf-protection-disabled
app.config.update(WTF_CSRF_ENABLED=False)
# ruleid: csrf-protection-disabled
WTF_CSRF_ENABLED = False


class OrderForm(FlaskForm):
    class Meta:
        # ruleid: csrf-protection-disabled
        csrf = False


# ruleid: csrf-protection-disabled
@view_config(route_name="order", require_csrf=False)
def order(request):
    # ruleid: csrf-protection-disabled
    return OrderForm(request.POST, meta={"csrf": False})


class TestConfig:
    # ok: csrf-protection-disabled
    WTF_CSRF_ENABLED = False


# ok: csrf-protection-disabled
app.config["WTF_CSRF_ENABLED"] = True
# ok: csrf-protection-disabled
app.config["WTF_I18N_ENABLED"] = False


def configure(app, test_app):
    # ruleid: csrf-protection-disabled
    app.config.from_mapping(
        WTF_CSRF_ENABLED=False,
    )
    # ok: csrf-protection-disabled
    test_app.config.from_mapping(
        TESTING=True,
        WTF_CSRF_ENABLED=False,
    )


csrf = CSRFProtect()


def checked_by_hand(app):
    csrf.init_app(app)
    # ok: csrf-protection-disabled
    app.config["WTF_CSRF_CHECK_DEFAULT"] = False

    @app.before_request
    def check():
        if app.needs_check():
            csrf.protect()
