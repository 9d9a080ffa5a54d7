; Inno Setup 6: the installer for Windows. `py run.py bundle` calls it with /DVersion=...
; For this person only: no administrator, no question about where.
#ifndef Version
  #error Version is missing: build with "py run.py bundle"
#endif
#define Name "LDN Prep"

[Setup]
; never change AppId: by it an update finds the older version
AppId={{6E0B9A52-6C0B-4C7E-9B57-6E5F2C1D8A41}
AppName={#Name}
AppVersion={#Version}
AppVerName={#Name} {#Version}
PrivilegesRequired=lowest
DefaultDirName={localappdata}\Programs\{#Name}
DisableProgramGroupPage=yes
DisableDirPage=yes
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
SourceDir=..\..
OutputDir=dist
OutputBaseFilename=LDN-Prep-{#Version}-windows-setup
SetupIconFile=build\icons\ldnprep.ico
UninstallDisplayIcon={app}\{#Name}.exe
LicenseFile=LICENSE
; not ultra64: its dictionary of 64 MB gains nothing here, and needs 750 MB of memory to build
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
CloseApplications=yes

[Languages]
Name: "english"; MessagesFile: "compiler:Default.isl"

[InstallDelete]
; files of an older version that the new one no longer has
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "dist\ldnprep\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{userprograms}\{#Name}"; Filename: "{app}\{#Name}.exe"

[Run]
Filename: "{app}\{#Name}.exe"; Description: "Open {#Name}"; Flags: nowait postinstall skipifsilent

[Code]
function KeptFolder(): String;
begin
  Result := ExpandConstant('{localappdata}\ldnprep');
end;

{ Asked only where somebody can answer: a silent removal keeps the sheets. The safe answer is the default. }
procedure CurUninstallStepChanged(Step: TUninstallStep);
begin
  if (Step = usPostUninstall) and DirExists(KeptFolder()) and not UninstallSilent() then
    if MsgBox('Your saved sheets are still on this computer. Delete them, too?' + #13#10 +
              'They cannot be brought back. Sheets that you saved elsewhere stay.',
              mbConfirmation, MB_YESNO or MB_DEFBUTTON2) = IDYES then
      DelTree(KeptFolder(), True, True, True);
end;
