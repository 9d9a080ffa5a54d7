"""A sentence for every key of the hand-over room (docs/handover.md says what each means)."""

from __future__ import annotations

from ldnprep.ui.words import tr


def outcome_words(key: str) -> str:
    """What came of it. Nothing is ever called sent."""
    return {
        "draft_should_show": tr("Your mail program should show a draft. Look if the file is attached, then send it."),
        "draft_may_show": tr(
            "Your mail program may show a draft now. If it does, look if the file is attached. If not, try another way."
        ),
        "draft_written": tr("The draft was saved as a file."),
        "attach_the_file_yourself": tr(
            "Your mail program should show a draft without the file. Attach the saved file yourself."
        ),
        "mail_program_took_it": tr("Your mail program took the draft."),
        "closed_without_sending": tr("The draft was closed. Nothing was handed over."),
        "folder_shown": tr("The folder with the file should show now."),
        "in_the_print_queue": tr("The printer has it."),
        "paint_pages": tr("Printing…"),
        "address_not_accepted": tr("The mail program did not accept the address."),
        "computer_refused": tr("The computer refused. Your sheet is saved. Try another way."),
        "disk_full": tr("The disk is full. Make room, then try again."),
        "file_not_found_by_mail_program": tr("The mail program did not find the file. Attach it yourself."),
        "mail_program_cannot": tr("This mail program cannot do that. Try another way."),
        "mail_program_cannot_write_these_letters": tr("This mail program cannot write these letters. Try another way."),
        "mail_program_crashed": tr("The mail program stopped. Try another way."),
        "mail_program_failed": tr("The mail program did not manage it. Try another way."),
        "mail_program_has_no_account": tr("The mail program has no account yet. Try another way."),
        "mail_program_not_running": tr("The mail program is not running. Open it, then try again."),
        "mail_program_refused": tr("The mail program refused. Try another way."),
        "no_mail_program": tr(
            "There is no mail program on this computer. Print the sheet, or use the clinic's portal."
        ),
        "no_print_service": tr("There is no print service on this computer. Save the sheet as PDF instead."),
        "no_printer": tr("No printer is set up. Save the sheet as PDF instead."),
        "not_allowed_to_control": tr("Allow it in System Settings, Privacy and Security, Automation. Then try again."),
        "not_permitted": tr("The computer does not permit it. Try another way."),
        "print_service_refused": tr("The print service refused. Save the sheet as PDF instead."),
        "printer_gone": tr("The printer is gone. Choose another one, or save the sheet as PDF."),
        "printer_takes_no_jobs": tr("The printer takes no jobs now. Look at it, or choose another one."),
        "printing_stopped": tr("Printing was stopped. Some pages may be printed."),
        "program_does_not_answer": tr("The other program does not answer. Try again, or try another way."),
        "program_failed": tr("The other program did not manage it. Try another way."),
        "program_or_file_gone": tr(
            "Nothing opened. That program may not be here. Your sheet is safe. Try another way."
        ),
        "text_too_long": tr("The text is too long for this way. Attach the file yourself."),
    }[key]


def why_words(key: str) -> str:
    """Why a way to e-mail cannot work, or may not; "" when it simply works."""
    return {
        "": "",
        "attach_the_file_yourself": tr("you attach the file yourself"),
        "cannot_read_our_files": tr("it is closed off from your files"),
        "may_drop_the_file": tr("the file may be missing: look before you send"),
        "may_open_read_only": tr("it may only show the draft"),
        "no_account": tr("no account is set up in it"),
        "no_mail_program": tr("no mail program of this kind is set up"),
        "no_mail_program_known": tr("no mail program is known here; it may still work"),
        "not_installed": tr("not on this computer"),
        "not_your_usual_one": tr("not your usual mail program"),
        "nothing_opens_eml": tr("no program opens such drafts"),
        "web_mail_drops_the_file": tr("web mail drops the file: attach it yourself"),
    }[key]


def way_words(provider_id: str) -> str:
    """What a way to e-mail is called where no one program stands behind it; "" for ways with a name of their own."""
    return {
        "eml": tr("The program that opens e-mail drafts"),
        "xdg_email": tr("Your usual mail program"),
        "mailto": tr("Your usual mail program, without the file"),
    }.get(provider_id, "")


def advice_words(key: str) -> str:
    """How to make a password better."""
    return {
        "a_date": tr("It holds a date: others may know it."),
        "a_run": tr("It holds a run such as 1234."),
        "add_words": tr("Four or more plain words are best: easy to type, hard to guess."),
        "empty": tr("Type a password."),
        "first_guess": tr("It is among the first guesses."),
        "hard_to_type": tr("It holds letters that not every keyboard has."),
        "known_about_you": tr("It holds something that others know about you."),
        "repeats": tr("It repeats itself."),
        "too_long": tr("It is too long."),
        "too_short": tr("It is too short: at least 8 letters."),
    }[key]


def level_words(level: str) -> str:
    """How strong a password is."""
    return {
        "weak": tr("Weak."),
        "fair": tr("Fair."),
        "good": tr("Good."),
        "strong": tr("Strong."),
    }[level]
