"""The review page: readouts edited and approved in a browser, on this machine alone."""
