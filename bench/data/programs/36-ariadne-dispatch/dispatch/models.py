from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Account(Base):
    __tablename__ = "accounts"
    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str]
    nickname: Mapped[str]
    is_admin: Mapped[bool] = mapped_column(default=False)


EDITABLE = frozenset({"email", "nickname"})


def apply_all(account, changes):
    for key, value in changes.items():
        setattr(account, key, value)  # BAD 915
    return account


def apply_editable(account, changes):
    for key, value in changes.items():
        if key not in EDITABLE:
            continue
        setattr(account, key, value)  # GOOD 915
    return account


def create(changes):
    return Account(**changes)  # BAD 915


def create_named(changes):
    return Account(email=changes["email"], nickname=changes["nickname"])  # GOOD 915
