from fastapi import APIRouter, BackgroundTasks, FastAPI, File, UploadFile
from fastapi.responses import FileResponse

from . import archives, paths

router = APIRouter()


@router.post("/raw")
async def raw(file: UploadFile = File(...)):
    with paths.Target(file.filename) as fh:
        fh.write(await file.read())
    return {"ok": True}


@router.post("/random")
async def rnd(file: UploadFile = File(...)):
    with paths.RandomTarget(file.filename) as fh:
        fh.write(await file.read())
    return {"ok": True}


@router.post("/zip")
async def zipped(tasks: BackgroundTasks, file: UploadFile = File(...)):
    tmp = paths.RandomTarget("upload.zip")
    with tmp as fh:
        fh.write(await file.read())
    tasks.add_task(archives.unzip_manual, str(tmp.path), "/srv/media/out")
    tasks.add_task(archives.unzip_std, str(tmp.path), "/srv/media/out2")
    tasks.add_task(archives.unzip_checked, str(tmp.path), "/srv/media/out3")
    return {"queued": True}


@router.get("/get/{name:path}")
async def get(name: str):
    return FileResponse(paths.MEDIA / name)  # BAD 22


@router.get("/get-inside/{name:path}")
async def get_inside(name: str):
    return FileResponse(paths.inside(name))  # GOOD 22


@router.post("/work/{name:path}")
async def work(name: str):
    with paths.workspace(name) as folder:
        return {"files": len(list(folder.iterdir()))}


app = FastAPI()
app.include_router(router)
