from django.urls import path

from answerable.evidence.views import claims, items, measures, values

app_name = "evidence"
urlpatterns = [
    path("measures/", measures.measures, name="measures"),
    path("measures/define/", measures.define, name="define"),
    path("measures/<int:measure>/", measures.measure, name="measure"),
    path("measures/<int:measure>/change/", measures.change, name="change-measure"),
    path("measures/<int:measure>/withdraw/", measures.withdraw, name="withdraw-measure"),
    path("measures/<int:measure>/claim/", claims.add, name="add-claim"),
    path("measures/<int:measure>/values/", values.rows, name="values"),
    path("measures/<int:measure>/values/enter/", values.enter, name="enter-value"),
    path("measures/<int:measure>/values/<int:value>/", values.correct, name="correct-value"),
    path("measures/<int:measure>/values/<int:value>/withdraw/", values.withdraw, name="withdraw-value"),
    path("claims/", claims.claims, name="claims"),
    path("claims/<int:claim>/", claims.claim, name="claim"),
    path("claims/<int:claim>/change/", claims.change, name="change-claim"),
    path("claims/<int:claim>/withdraw/", claims.withdraw, name="withdraw-claim"),
    path("claims/<int:claim>/evidence/", claims.tie, name="tie"),
    path("evidence/", items.items, name="items"),
    path("evidence/add/", items.add, name="add-item"),
    path("evidence/<int:item>/", items.item, name="item"),
    path("evidence/<int:item>/change/", items.change, name="change-item"),
    path("evidence/<int:item>/withdraw/", items.withdraw, name="withdraw-item"),
    path("evidence/<int:item>/files/<int:file>/", items.file, name="file"),
    path("evidence/<int:item>/files/<int:file>/withdraw/", items.withdraw_file, name="withdraw-file"),
]
