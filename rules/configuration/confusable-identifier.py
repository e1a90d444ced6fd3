def is_admin(user):
    return user.name == "admin"


# ruleid: confusable-identifier
def is_аdmin(user):
    return True


def allow(user):
    # ruleid: confusable-identifier
    if is_аdmin(user):
        return True
    # ok: confusable-identifier
    return is_admin(user)


def energy(mass, λ_max):
    # ok: confusable-identifier
    Δt = mass * 2
    # ok: confusable-identifier
    α = Δt + λ_max
    # ok: confusable-identifier
    title = "привет world"
    return α, title
