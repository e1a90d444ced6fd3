from fastapi import Depends
from sqlalchemy import literal_column, select, text

from .db import Offer, get_session


class OfferRepo:
    def __init__(self, session=Depends(get_session)):
        self.session = session

    async def search(self, criteria):
        result = await self.session.execute(text(f"SELECT id FROM offers WHERE title LIKE '%{criteria.text}%'"))  # BAD 89
        return result.scalars().all()

    async def search_bound(self, criteria):
        result = await self.session.execute(text("SELECT id FROM offers WHERE title LIKE :t").bindparams(t=f"%{criteria.text}%"))  # GOOD 89
        return result.scalars().all()

    async def ordered(self, criteria):
        result = await self.session.execute(text(f"SELECT id FROM offers ORDER BY {criteria.column} {criteria.direction}"))  # GOOD 89
        return result.scalars().all()

    async def grouped(self, criteria):
        result = await self.session.execute(select(literal_column(criteria.group)).select_from(Offer).group_by(text("1")))  # BAD 89
        return result.scalars().all()

    async def page(self, paging):
        result = await self.session.execute(text("SELECT id FROM offers OFFSET %d" % paging.page))  # GOOD 89
        return result.scalars().all()

    async def labelled(self, paging):
        result = await self.session.execute(text("SELECT id FROM offers WHERE title = '" + paging.label + "'"))  # BAD 89
        return result.scalars().all()

    async def label(self, label):
        result = await self.session.execute(text("SELECT id FROM offers WHERE title = '" + label + "'"))  # GOOD 89
        return result.scalars().all()

    async def titled(self, title):
        result = await self.session.execute(select(Offer).where(Offer.title == title))  # GOOD 89
        return result.scalars().all()
