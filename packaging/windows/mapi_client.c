/* A mail program for trials under Wine: takes Simple MAPI's MAPISendMailW and writes down what it was given. Never ships.
   It shows its draft for two seconds, as a person would need who closes it. */
#include <stdio.h>
#include <windows.h>

typedef struct { ULONG reserved, flags, position; PWSTR path, name; PVOID type; } File;
typedef struct { ULONG reserved, kind; PWSTR name, address; ULONG size; PVOID entry; } Recipient;
typedef struct {
    ULONG reserved; PWSTR subject, text, type, date, conversation; ULONG flags; Recipient *from;
    ULONG recipients; Recipient *to; ULONG files; File *file;
} Message;

static void told(FILE *out, const char *what, PWSTR words) {
    static char letters[30000];
    int length = words ? WideCharToMultiByte(CP_UTF8, 0, words, -1, letters, sizeof letters, 0, 0) : 0;
    fprintf(out, "%s: %s\n", what, length ? letters : "");
}

__declspec(dllexport) ULONG WINAPI MAPISendMailW(
    ULONG_PTR session, ULONG_PTR window, Message *message, ULONG flags, ULONG reserved) {
    FILE *out = fopen("C:\\mapi.txt", "wb");
    (void)session; (void)window; (void)reserved;
    fprintf(out, "flags: %lx\n", flags);
    told(out, "subject", message->subject);
    told(out, "text", message->text);
    fprintf(out, "recipients: %lu\n", message->recipients);
    if (message->recipients) told(out, "to", message->to->address);
    fprintf(out, "files: %lu\n", message->files);
    told(out, "path", message->file->path);
    told(out, "name", message->file->name);
    fclose(out);
    CopyFileW(message->file->path, L"C:\\mapi-attached.pdf", FALSE);
    Sleep(2000);
    return 0;
}
