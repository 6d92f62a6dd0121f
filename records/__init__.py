"""Paper: invitations, minutes, notices, the dossier, the report and its appendix."""
