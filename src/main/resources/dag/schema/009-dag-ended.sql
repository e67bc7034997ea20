CREATE INDEX dag_ended ON dag (state, end_time)
