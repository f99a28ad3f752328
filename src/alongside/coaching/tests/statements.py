"""Count the SQL statements of one request."""

from collections.abc import Mapping

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

# Opening and closing a transaction is no question to the database and is not counted; the
# setting of the scope on PostgreSQL is.
NOT_COUNTED = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")


def statements(client: Client, path: str, data: Mapping[str, object] | None = None) -> list[str]:
    """This function will give the statements of a GET, or of a POST when there is data."""
    with CaptureQueriesContext(connection) as captured:
        response = client.post(path, data) if data else client.get(path)
    assert response.status_code in (200, 302), response.content[:500]
    found = [query["sql"] for query in captured.captured_queries]
    asked = [sql for sql in found if not sql.startswith(NOT_COUNTED)]
    # A test lives in the system's scope, which comes back when the request is over; outside of
    # a test there is no such scope and no such statement.
    return asked[:-1] if asked[-1].endswith("set_config('alongside.system', 'on', true)") else asked
