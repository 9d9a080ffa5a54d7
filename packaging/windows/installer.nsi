; NSIS 3: the installer for Windows. installer.py calls Debian's makensis (or Windows' own) with
;   VERSION, FOLDER (the program), OUT, ICON, SIDE (a picture), and SIGNED where it will carry a signature
; For this person only: no administrator, no question about where. A silent run (/S) asks nothing and keeps the sheets.
Unicode true
Target amd64-unicode
ManifestDPIAware true
ManifestSupportedOS all
!ifdef QUICK ; an older version for a trial: how small it is does not matter
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 32
!endif
!include MUI2.nsh
!include WinVer.nsh
!include LogicLib.nsh
!include FileFunc.nsh

!define NAME "LDN Prep"
; never change: by it an update finds the older version
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\LDNPrep"
!define OLDEST_BUILD 17763 ; Windows 10 of 2018: what Qt asks for
!define STILL_OPEN 4 ; exit code of a silent run that could not go on since the program is open
!define WAITS 20 ; of a second and a half each, for a program that is being closed

Name "${NAME}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
RequestExecutionLevel user
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey ProductName "${NAME}"
VIAddVersionKey FileDescription "${NAME} Setup"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey LegalCopyright "MIT licence"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_WELCOMEPAGE_TITLE "${NAME} ${VERSION}"
!define FOR_YOU "This puts ${NAME} on this computer, for you only. It takes about a minute. Sheets that you saved stay as they are."
!ifdef SIGNED
  !define MUI_WELCOMEPAGE_TEXT "${FOR_YOU}"
!else
  !define MUI_WELCOMEPAGE_TEXT "${FOR_YOU}$\r$\n$\r$\nThis file is not signed yet. That is why Windows may have warned you: it cannot tell who made it. Go on only if you got it from the page of ${NAME} itself."
!endif
!define MUI_FINISHPAGE_RUN "$INSTDIR\${NAME}.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Open ${NAME}"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

Function .onInit
  ${IfNot} ${AtLeastBuild} ${OLDEST_BUILD}
    MessageBox MB_ICONSTOP "${NAME} needs Windows 10 of autumn 2018, or a newer one." /SD IDOK
    Abort
  ${EndIf}
FunctionEnd

; A program that runs holds its own file. She is asked to close it; a silent run waits half a minute, then leaves all as it is
!macro WaitUntilClosed UN
Function ${UN}WaitUntilClosed
  StrCpy $1 0
  again:
  ClearErrors
  ${If} ${FileExists} "$INSTDIR\${NAME}.exe"
    FileOpen $0 "$INSTDIR\${NAME}.exe" a
    FileClose $0
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\ldnprep.exe"
    FileOpen $0 "$INSTDIR\ldnprep.exe" a
    FileClose $0
  ${EndIf}
  ${IfNot} ${Errors}
    Return
  ${EndIf}
  ${If} ${Silent}
    IntOp $1 $1 + 1
    ${If} $1 < ${WAITS}
      Sleep 1500
      Goto again
    ${EndIf}
    SetErrorLevel ${STILL_OPEN}
    Quit
  ${EndIf}
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${NAME} is still open. Please close it, then choose Retry. What you typed is kept." IDRETRY again
  Abort "${NAME} is still open. Nothing was changed."
FunctionEnd
!macroend
!insertmacro WaitUntilClosed ""
!insertmacro WaitUntilClosed "un."

Section
  SetShellVarContext current
  Call WaitUntilClosed
  ; files of an older version that the new one no longer has
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${FOLDER}/*"
  WriteUninstaller "$INSTDIR\Uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${NAME}.exe"
  WriteRegStr HKCU "${KEY}" DisplayName "${NAME}"
  WriteRegStr HKCU "${KEY}" DisplayVersion "${VERSION}"
  WriteRegStr HKCU "${KEY}" DisplayIcon "$INSTDIR\${NAME}.exe"
  WriteRegStr HKCU "${KEY}" InstallLocation "$INSTDIR"
  WriteRegStr HKCU "${KEY}" UninstallString '"$INSTDIR\Uninstall.exe"'
  WriteRegStr HKCU "${KEY}" QuietUninstallString '"$INSTDIR\Uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" NoModify 1
  WriteRegDWORD HKCU "${KEY}" NoRepair 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${KEY}" EstimatedSize $0
SectionEnd

Section Uninstall
  SetShellVarContext current
  Call un.WaitUntilClosed
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\${NAME}.exe"
  Delete "$INSTDIR\ldnprep.exe"
  Delete "$INSTDIR\Uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  DeleteRegKey HKCU "${KEY}"
  RMDir /r "$LOCALAPPDATA\ldnprep\Cache" ; made again by any start, and nothing in it is hers
  ${If} ${FileExists} "$LOCALAPPDATA\ldnprep\*.*"
    MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "Your saved sheets are still on this computer. Delete them, too?$\r$\nThey cannot be brought back. Sheets that you saved elsewhere stay." /SD IDNO IDNO keep
    RMDir /r "$LOCALAPPDATA\ldnprep"
    keep:
  ${EndIf}
SectionEnd
