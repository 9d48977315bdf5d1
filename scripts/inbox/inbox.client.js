// Shows new mails by themselves, on the list alone: nobody's reading is interrupted.
new EventSource('/changes').addEventListener('message', () => location.reload())
