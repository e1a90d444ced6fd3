from django.urls import path
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.views.generic import TemplateView


class TagPage(TemplateView):
    template_name = "tags/detail.html"
    extra_context = {"section": "tags"}

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        tag = self.kwargs["tag"]
        label = escape(tag.replace("-", " "))
        # ok: xss
        context["heading"] = mark_safe("<h1>" + label + "</h1>")
        return context


urlpatterns = [path("tags/<str:tag>/", TagPage.as_view(), name="tag")]
