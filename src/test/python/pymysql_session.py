"""One connection of PyMySQL, driven line by line: a statement as JSON in, its answer as JSON out.

Arguments: port, user, password, database. The first answer is that of logging in.
"""

import datetime
import json
import sys

import pymysql


def words(value):
    """One way to write a value, the same as Words.java's."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, datetime.datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S.%f")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def answered(action):
    try:
        labels, rows = action()
        answer = {"labels": labels, "rows": [[words(value) for value in row] for row in rows]}
    except pymysql.err.MySQLError as error:
        answer = {"error": [error.args[0], str(error.args[1:])]}
    print(json.dumps(answer), flush=True)


def run(connection, sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return [column[0] for column in cursor.description or []], cursor.fetchall()


def main():
    port, user, password, database = sys.argv[1:]
    connections = []

    def log_in():
        connections.append(
            pymysql.connect(
                host="127.0.0.1",
                port=int(port),
                user=user,
                password=password,
                database=database,
                charset="utf8mb4",
                autocommit=True,
            )
        )
        return [], []

    answered(log_in)
    for line in sys.stdin if connections else []:
        answered(lambda: run(connections[0], json.loads(line)))


main()
