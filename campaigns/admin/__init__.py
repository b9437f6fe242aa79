"""The GM's workplace in the Django admin."""

from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User

from campaigns.admin import entities, memories, narrators, proposals, records, tables, turns
from campaigns.admin.site import site

__all__ = ["entities", "memories", "narrators", "proposals", "records", "site", "tables", "turns"]

site.register(User, UserAdmin)
site.register(Group, GroupAdmin)
