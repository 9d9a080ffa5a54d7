"""Every key for which the window needs a sentence (docs/handover.md says what each means)."""

from __future__ import annotations

OUTCOME_KEYS = frozenset(
    {
        # a draft
        "draft_should_show",
        "draft_may_show",
        "draft_written",
        "attach_the_file_yourself",
        "mail_program_took_it",
        "closed_without_sending",
        # showing and printing
        "folder_shown",
        "in_the_print_queue",
        "paint_pages",
        # failures
        "address_not_accepted",
        "computer_refused",
        "disk_full",
        "file_not_found_by_mail_program",
        "mail_program_cannot",
        "mail_program_cannot_write_these_letters",
        "mail_program_crashed",
        "mail_program_failed",
        "mail_program_has_no_account",
        "mail_program_not_running",
        "mail_program_refused",
        "no_mail_program",
        "no_print_service",
        "no_printer",
        "not_allowed_to_control",
        "not_permitted",
        "print_service_refused",
        "printer_gone",
        "printer_takes_no_jobs",
        "program_does_not_answer",
        "program_failed",
        "program_or_file_gone",
        "text_too_long",
    }
)

WHY_KEYS = frozenset(
    {
        "attach_the_file_yourself",
        "cannot_read_our_files",
        "may_drop_the_file",
        "may_open_read_only",
        "no_account",
        "no_mail_program",
        "no_mail_program_known",
        "not_installed",
        "not_your_usual_one",
        "nothing_opens_eml",
        "web_mail_drops_the_file",
    }
)

ADVICE_KEYS = frozenset(
    {
        "a_date",
        "a_run",
        "add_words",
        "empty",
        "first_guess",
        "hard_to_type",
        "known_about_you",
        "repeats",
        "too_long",
        "too_short",
    }
)
