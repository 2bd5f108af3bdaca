// All steps are known now: the page is shown with what the reader asked for.
show();
measurePins();
