STEPS = [
    {
        # ruleid: state-literal
        "state_update.new_task_state": "deleting",
        # ruleid: state-literal
        "state": "active",
        # ok: state-literal
        "name": "server-1",
    },
    # ruleid: state-literal
    {"vm_status": "deleted"},
]
