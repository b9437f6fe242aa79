"""The same code runs on PostgreSQL and Redis by setting alone."""

from tests.cluster.conftest import Cluster


def test_two_web_processes_answer_on_one_database_and_one_redis(cluster: Cluster) -> None:
    for server in (cluster.first, cluster.second):
        health = server.health()
        assert health is not None
        assert health["database"] == "ok"
        assert health["channel_layer"] == "ok"
