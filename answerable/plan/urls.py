from django.urls import path

from answerable.plan.views import actions, levels, progress, promises

app_name = "plan"
urlpatterns = [
    path("plan/new/", levels.make_plan, name="make-plan"),
    path("plan/levels/<int:plan>/", levels.levels, name="levels"),
    path("plan/levels/<int:plan>/change/", levels.change_plan, name="change-plan"),
    path("plan/levels/<int:plan>/aims/new/", levels.add_aim, name="add-aim"),
    path("plan/levels/<int:plan>/objectives/new/", levels.add_objective, name="add-objective"),
    path("plan/levels/<int:plan>/rounds/new/", levels.open_round, name="open-round"),
    path("plan/levels/<int:plan>/find/", actions.find, name="find"),
    path("plan/aims/<int:aim>/change/", levels.change_aim, name="change-aim"),
    path("plan/aims/<int:aim>/move/", levels.move_aim, name="move-aim"),
    path("plan/rounds/<int:round>/change/", levels.change_round, name="change-round"),
    path("plan/objectives/<int:objective>/move/", levels.move_objective, name="move-objective"),
    path("plan/objectives/<int:objective>/", levels.objective, name="objective"),
    path("plan/objectives/<int:objective>/change/", levels.change_objective, name="change-objective"),
    path("plan/objectives/<int:objective>/actions/new/", actions.add_action, name="add-action"),
    path("plan/withdraw/<slug:kind>/<int:pk>/", levels.withdraw, name="withdraw"),
    path("plan/<int:action>/change/", actions.change_action, name="change-action"),
    path("plan/<int:action>/ref/", actions.change_ref, name="change-ref"),
    path("plan/<int:action>/move/", actions.move_action, name="move-action"),
    path("plan/<int:action>/place/", actions.place_action, name="place-action"),
    path("plan/<int:action>/split/", actions.split_action, name="split-action"),
    path("plan/<int:action>/close/", actions.close_action, name="close-action"),
    path("plan/<int:action>/reopen/", actions.reopen_action, name="reopen-action"),
    path("plan/<int:action>/progress/<int:round>/", progress.progress, name="progress"),
    path("plan/<int:action>/updates/<int:round>/new/", progress.add_update, name="add-update"),
    path("plan/updates/<int:update>/change/", progress.change_update, name="change-update"),
    path("plan/<int:action>/shortfalls/new/", progress.add_shortfall, name="add-shortfall"),
    path("plan/<int:action>/promises/new/", promises.add_promise, name="add-promise"),
    path("plan/levels/<int:plan>/promises/new/", promises.add_promise_of_plan, name="add-promise-of-plan"),
    path("promises/<int:promise>/", promises.promise, name="promise"),
    path("promises/<int:promise>/change/", promises.change_promise, name="change-promise"),
    path("promises/<int:promise>/conclude/", promises.conclude_promise, name="conclude-promise"),
]
