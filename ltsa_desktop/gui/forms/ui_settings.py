# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'settings.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QComboBox, QFormLayout, QHBoxLayout,
    QLabel, QLineEdit, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

from ltsa_desktop.gui.widgets.buttons import (PlainButton, QuietButton)
from ltsa_desktop.gui.widgets.fields import PasswordField
from ltsa_desktop.gui.widgets.labels import (Body, MutedLabel, SectionTitle, Title)
from ltsa_desktop.gui.widgets.notices import Banner
class Ui_Settings(object):
    def setupUi(self, Settings):
        if not Settings.objectName():
            Settings.setObjectName(u"Settings")
        Settings.resize(760, 900)
        self.layout38 = QVBoxLayout(Settings)
        self.layout38.setSpacing(12)
        self.layout38.setObjectName(u"layout38")
        self.layout38.setContentsMargins(0, 0, 0, 0)
        self.title = Title(Settings)
        self.title.setObjectName(u"title")

        self.layout38.addWidget(self.title)

        self.view_title = SectionTitle(Settings)
        self.view_title.setObjectName(u"view_title")

        self.layout38.addWidget(self.view_title)

        self.layout23 = QFormLayout()
        self.layout23.setObjectName(u"layout23")
        self.layout23.setHorizontalSpacing(16)
        self.layout23.setVerticalSpacing(8)
        self.layout23.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.layout23.setContentsMargins(0, 0, 0, 0)
        self.language_label = QLabel(Settings)
        self.language_label.setObjectName(u"language_label")
        self.language_label.setMinimumSize(QSize(0, 32))

        self.layout23.setWidget(0, QFormLayout.ItemRole.LabelRole, self.language_label)

        self.language = QComboBox(Settings)
        self.language.setObjectName(u"language")

        self.layout23.setWidget(0, QFormLayout.ItemRole.FieldRole, self.language)

        self.theme_label = QLabel(Settings)
        self.theme_label.setObjectName(u"theme_label")
        self.theme_label.setMinimumSize(QSize(0, 32))

        self.layout23.setWidget(1, QFormLayout.ItemRole.LabelRole, self.theme_label)

        self.theme = QComboBox(Settings)
        self.theme.addItem("")
        self.theme.addItem("")
        self.theme.addItem("")
        self.theme.addItem("")
        self.theme.setObjectName(u"theme")

        self.layout23.setWidget(1, QFormLayout.ItemRole.FieldRole, self.theme)

        self.text_scale_label = QLabel(Settings)
        self.text_scale_label.setObjectName(u"text_scale_label")
        self.text_scale_label.setMinimumSize(QSize(0, 32))

        self.layout23.setWidget(2, QFormLayout.ItemRole.LabelRole, self.text_scale_label)

        self.text_scale = QComboBox(Settings)
        self.text_scale.setObjectName(u"text_scale")

        self.layout23.setWidget(2, QFormLayout.ItemRole.FieldRole, self.text_scale)


        self.layout38.addLayout(self.layout23)

        self.profile_title = SectionTitle(Settings)
        self.profile_title.setObjectName(u"profile_title")

        self.layout38.addWidget(self.profile_title)

        self.layout24 = QFormLayout()
        self.layout24.setObjectName(u"layout24")
        self.layout24.setHorizontalSpacing(16)
        self.layout24.setVerticalSpacing(8)
        self.layout24.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.layout24.setContentsMargins(0, 0, 0, 0)
        self.name_label = QLabel(Settings)
        self.name_label.setObjectName(u"name_label")
        self.name_label.setMinimumSize(QSize(0, 32))

        self.layout24.setWidget(0, QFormLayout.ItemRole.LabelRole, self.name_label)

        self.name = QLineEdit(Settings)
        self.name.setObjectName(u"name")

        self.layout24.setWidget(0, QFormLayout.ItemRole.FieldRole, self.name)

        self.nip_label = QLabel(Settings)
        self.nip_label.setObjectName(u"nip_label")
        self.nip_label.setMinimumSize(QSize(0, 32))

        self.layout24.setWidget(1, QFormLayout.ItemRole.LabelRole, self.nip_label)

        self.nip = QLineEdit(Settings)
        self.nip.setObjectName(u"nip")

        self.layout24.setWidget(1, QFormLayout.ItemRole.FieldRole, self.nip)

        self.position_label = QLabel(Settings)
        self.position_label.setObjectName(u"position_label")
        self.position_label.setMinimumSize(QSize(0, 32))

        self.layout24.setWidget(2, QFormLayout.ItemRole.LabelRole, self.position_label)

        self.position = QLineEdit(Settings)
        self.position.setObjectName(u"position")

        self.layout24.setWidget(2, QFormLayout.ItemRole.FieldRole, self.position)

        self.role_label = QLabel(Settings)
        self.role_label.setObjectName(u"role_label")
        self.role_label.setMinimumSize(QSize(0, 32))

        self.layout24.setWidget(3, QFormLayout.ItemRole.LabelRole, self.role_label)

        self.role = QComboBox(Settings)
        self.role.addItem("")
        self.role.addItem("")
        self.role.setObjectName(u"role")

        self.layout24.setWidget(3, QFormLayout.ItemRole.FieldRole, self.role)


        self.layout38.addLayout(self.layout24)

        self.layout25 = QHBoxLayout()
        self.layout25.setSpacing(8)
        self.layout25.setObjectName(u"layout25")
        self.layout25.setContentsMargins(0, 0, 0, 0)
        self.save_profile = PlainButton(Settings)
        self.save_profile.setObjectName(u"save_profile")

        self.layout25.addWidget(self.save_profile)

        self.spacer26 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout25.addItem(self.spacer26)


        self.layout38.addLayout(self.layout25)

        self.organisation_title = SectionTitle(Settings)
        self.organisation_title.setObjectName(u"organisation_title")

        self.layout38.addWidget(self.organisation_title)

        self.organisation = Body(Settings)
        self.organisation.setObjectName(u"organisation")

        self.layout38.addWidget(self.organisation)

        self.layout27 = QHBoxLayout()
        self.layout27.setSpacing(8)
        self.layout27.setObjectName(u"layout27")
        self.layout27.setContentsMargins(0, 0, 0, 0)
        self.load_organisation = PlainButton(Settings)
        self.load_organisation.setObjectName(u"load_organisation")

        self.layout27.addWidget(self.load_organisation)

        self.save_organisation = PlainButton(Settings)
        self.save_organisation.setObjectName(u"save_organisation")

        self.layout27.addWidget(self.save_organisation)

        self.create_organisation = PlainButton(Settings)
        self.create_organisation.setObjectName(u"create_organisation")

        self.layout27.addWidget(self.create_organisation)

        self.spacer28 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout27.addItem(self.spacer28)


        self.layout38.addLayout(self.layout27)

        self.backup_title = SectionTitle(Settings)
        self.backup_title.setObjectName(u"backup_title")

        self.layout38.addWidget(self.backup_title)

        self.backup_state = Body(Settings)
        self.backup_state.setObjectName(u"backup_state")

        self.layout38.addWidget(self.backup_state)

        self.layout30 = QFormLayout()
        self.layout30.setObjectName(u"layout30")
        self.layout30.setHorizontalSpacing(16)
        self.layout30.setVerticalSpacing(8)
        self.layout30.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.layout30.setContentsMargins(0, 0, 0, 0)
        self.backup_folder_label = QLabel(Settings)
        self.backup_folder_label.setObjectName(u"backup_folder_label")
        self.backup_folder_label.setMinimumSize(QSize(0, 32))

        self.layout30.setWidget(0, QFormLayout.ItemRole.LabelRole, self.backup_folder_label)

        self.layout29 = QHBoxLayout()
        self.layout29.setSpacing(8)
        self.layout29.setObjectName(u"layout29")
        self.layout29.setContentsMargins(0, 0, 0, 0)
        self.backup_folder = QLineEdit(Settings)
        self.backup_folder.setObjectName(u"backup_folder")
        self.backup_folder.setReadOnly(True)

        self.layout29.addWidget(self.backup_folder)

        self.choose_backup = PlainButton(Settings)
        self.choose_backup.setObjectName(u"choose_backup")

        self.layout29.addWidget(self.choose_backup)

        self.clear_backup = PlainButton(Settings)
        self.clear_backup.setObjectName(u"clear_backup")

        self.layout29.addWidget(self.clear_backup)

        self.layout29.setStretch(0, 1)

        self.layout30.setLayout(0, QFormLayout.ItemRole.FieldRole, self.layout29)


        self.layout38.addLayout(self.layout30)

        self.second_state = MutedLabel(Settings)
        self.second_state.setObjectName(u"second_state")

        self.layout38.addWidget(self.second_state)

        self.layout31 = QHBoxLayout()
        self.layout31.setSpacing(8)
        self.layout31.setObjectName(u"layout31")
        self.layout31.setContentsMargins(0, 0, 0, 0)
        self.backup_now = PlainButton(Settings)
        self.backup_now.setObjectName(u"backup_now")

        self.layout31.addWidget(self.backup_now)

        self.spacer32 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout31.addItem(self.spacer32)


        self.layout38.addLayout(self.layout31)

        self.password_title = SectionTitle(Settings)
        self.password_title.setObjectName(u"password_title")

        self.layout38.addWidget(self.password_title)

        self.layout33 = QFormLayout()
        self.layout33.setObjectName(u"layout33")
        self.layout33.setHorizontalSpacing(16)
        self.layout33.setVerticalSpacing(8)
        self.layout33.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.layout33.setContentsMargins(0, 0, 0, 0)
        self.old_password_label = QLabel(Settings)
        self.old_password_label.setObjectName(u"old_password_label")
        self.old_password_label.setMinimumSize(QSize(0, 32))

        self.layout33.setWidget(0, QFormLayout.ItemRole.LabelRole, self.old_password_label)

        self.old_password = PasswordField(Settings)
        self.old_password.setObjectName(u"old_password")

        self.layout33.setWidget(0, QFormLayout.ItemRole.FieldRole, self.old_password)

        self.new_password_label = QLabel(Settings)
        self.new_password_label.setObjectName(u"new_password_label")
        self.new_password_label.setMinimumSize(QSize(0, 32))

        self.layout33.setWidget(1, QFormLayout.ItemRole.LabelRole, self.new_password_label)

        self.new_password = PasswordField(Settings)
        self.new_password.setObjectName(u"new_password")

        self.layout33.setWidget(1, QFormLayout.ItemRole.FieldRole, self.new_password)

        self.repeat_password_label = QLabel(Settings)
        self.repeat_password_label.setObjectName(u"repeat_password_label")
        self.repeat_password_label.setMinimumSize(QSize(0, 32))

        self.layout33.setWidget(2, QFormLayout.ItemRole.LabelRole, self.repeat_password_label)

        self.repeat_password = PasswordField(Settings)
        self.repeat_password.setObjectName(u"repeat_password")

        self.layout33.setWidget(2, QFormLayout.ItemRole.FieldRole, self.repeat_password)


        self.layout38.addLayout(self.layout33)

        self.password_banner = Banner(Settings)
        self.password_banner.setObjectName(u"password_banner")

        self.layout38.addWidget(self.password_banner)

        self.layout34 = QHBoxLayout()
        self.layout34.setSpacing(8)
        self.layout34.setObjectName(u"layout34")
        self.layout34.setContentsMargins(0, 0, 0, 0)
        self.change_password = PlainButton(Settings)
        self.change_password.setObjectName(u"change_password")

        self.layout34.addWidget(self.change_password)

        self.spacer35 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout34.addItem(self.spacer35)


        self.layout38.addLayout(self.layout34)

        self.doctor_title = SectionTitle(Settings)
        self.doctor_title.setObjectName(u"doctor_title")

        self.layout38.addWidget(self.doctor_title)

        self.store_place = Body(Settings)
        self.store_place.setObjectName(u"store_place")

        self.layout38.addWidget(self.store_place)

        self.layout36 = QHBoxLayout()
        self.layout36.setSpacing(8)
        self.layout36.setObjectName(u"layout36")
        self.layout36.setContentsMargins(0, 0, 0, 0)
        self.run_doctor = PlainButton(Settings)
        self.run_doctor.setObjectName(u"run_doctor")

        self.layout36.addWidget(self.run_doctor)

        self.open_logs = QuietButton(Settings)
        self.open_logs.setObjectName(u"open_logs")

        self.layout36.addWidget(self.open_logs)

        self.spacer37b = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout36.addItem(self.spacer37b)


        self.layout38.addLayout(self.layout36)

        self.layout36b = QHBoxLayout()
        self.layout36b.setSpacing(8)
        self.layout36b.setObjectName(u"layout36b")
        self.layout36b.setContentsMargins(0, 0, 0, 0)
        self.server = QuietButton(Settings)
        self.server.setObjectName(u"server")

        self.layout36b.addWidget(self.server)

        self.about = QuietButton(Settings)
        self.about.setObjectName(u"about")

        self.layout36b.addWidget(self.about)

        self.spacer37 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout36b.addItem(self.spacer37)


        self.layout38.addLayout(self.layout36b)

        self.spacer39 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout38.addItem(self.spacer39)

#if QT_CONFIG(shortcut)
        self.language_label.setBuddy(self.language)
        self.theme_label.setBuddy(self.theme)
        self.text_scale_label.setBuddy(self.text_scale)
        self.name_label.setBuddy(self.name)
        self.nip_label.setBuddy(self.nip)
        self.position_label.setBuddy(self.position)
        self.role_label.setBuddy(self.role)
        self.backup_folder_label.setBuddy(self.backup_folder)
        self.old_password_label.setBuddy(self.old_password)
        self.new_password_label.setBuddy(self.new_password)
        self.repeat_password_label.setBuddy(self.repeat_password)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(Settings)

        QMetaObject.connectSlotsByName(Settings)
    # setupUi

    def retranslateUi(self, Settings):
        self.title.setText(QCoreApplication.translate("Settings", u"Pengaturan", None))
        self.view_title.setText(QCoreApplication.translate("Settings", u"Tampilan", None))
        self.language_label.setText(QCoreApplication.translate("Settings", u"Bahasa", None))
#if QT_CONFIG(accessibility)
        self.language.setAccessibleName(QCoreApplication.translate("Settings", u"Bahasa", None))
#endif // QT_CONFIG(accessibility)
        self.theme_label.setText(QCoreApplication.translate("Settings", u"Warna", None))
        self.theme.setItemText(0, QCoreApplication.translate("Settings", u"Terang", None))
        self.theme.setItemText(1, QCoreApplication.translate("Settings", u"Gelap", None))
        self.theme.setItemText(2, QCoreApplication.translate("Settings", u"Kontras tinggi", None))
        self.theme.setItemText(3, QCoreApplication.translate("Settings", u"Ikut sistem", None))

#if QT_CONFIG(accessibility)
        self.theme.setAccessibleName(QCoreApplication.translate("Settings", u"Warna", None))
#endif // QT_CONFIG(accessibility)
        self.text_scale_label.setText(QCoreApplication.translate("Settings", u"Ukuran huruf", None))
#if QT_CONFIG(accessibility)
        self.text_scale.setAccessibleName(QCoreApplication.translate("Settings", u"Ukuran huruf", None))
#endif // QT_CONFIG(accessibility)
        self.profile_title.setText(QCoreApplication.translate("Settings", u"Saya", None))
        self.name_label.setText(QCoreApplication.translate("Settings", u"Nama lengkap", None))
#if QT_CONFIG(accessibility)
        self.name.setAccessibleName(QCoreApplication.translate("Settings", u"Nama lengkap", None))
#endif // QT_CONFIG(accessibility)
        self.nip_label.setText(QCoreApplication.translate("Settings", u"NIP", None))
#if QT_CONFIG(accessibility)
        self.nip.setAccessibleName(QCoreApplication.translate("Settings", u"NIP", None))
#endif // QT_CONFIG(accessibility)
        self.nip.setPlaceholderText(QCoreApplication.translate("Settings", u"18 angka; boleh dikosongkan", None))
        self.position_label.setText(QCoreApplication.translate("Settings", u"Jabatan", None))
#if QT_CONFIG(accessibility)
        self.position.setAccessibleName(QCoreApplication.translate("Settings", u"Jabatan", None))
#endif // QT_CONFIG(accessibility)
        self.role_label.setText(QCoreApplication.translate("Settings", u"Peran", None))
        self.role.setItemText(0, QCoreApplication.translate("Settings", u"Evaluator", None))
        self.role.setItemText(1, QCoreApplication.translate("Settings", u"Supervisor", None))

#if QT_CONFIG(accessibility)
        self.role.setAccessibleName(QCoreApplication.translate("Settings", u"Peran", None))
#endif // QT_CONFIG(accessibility)
        self.save_profile.setText(QCoreApplication.translate("Settings", u"Simpan perubahan", None))
        self.organisation_title.setText(QCoreApplication.translate("Settings", u"Organisasi dan kop surat", None))
        self.load_organisation.setText(QCoreApplication.translate("Settings", u"Pakai berkas organisasi (.ltsaorg)\u2026", None))
        self.save_organisation.setText(QCoreApplication.translate("Settings", u"Simpan berkasnya\u2026", None))
        self.create_organisation.setText(QCoreApplication.translate("Settings", u"Buat organisasi\u2026", None))
        self.backup_title.setText(QCoreApplication.translate("Settings", u"Cadangan", None))
        self.backup_folder_label.setText(QCoreApplication.translate("Settings", u"Tempat kedua", None))
#if QT_CONFIG(accessibility)
        self.backup_folder.setAccessibleName(QCoreApplication.translate("Settings", u"Tempat kedua", None))
#endif // QT_CONFIG(accessibility)
        self.backup_folder.setPlaceholderText(QCoreApplication.translate("Settings", u"Stik atau folder lain; belum dipilih", None))
        self.choose_backup.setText(QCoreApplication.translate("Settings", u"Pilih\u2026", None))
#if QT_CONFIG(accessibility)
        self.choose_backup.setAccessibleName(QCoreApplication.translate("Settings", u"Pilih tempat kedua", None))
#endif // QT_CONFIG(accessibility)
        self.clear_backup.setText(QCoreApplication.translate("Settings", u"Tanpa", None))
#if QT_CONFIG(accessibility)
        self.clear_backup.setAccessibleName(QCoreApplication.translate("Settings", u"Tanpa tempat kedua", None))
#endif // QT_CONFIG(accessibility)
        self.backup_now.setText(QCoreApplication.translate("Settings", u"Buat cadangan sekarang", None))
        self.password_title.setText(QCoreApplication.translate("Settings", u"Kata sandi", None))
        self.old_password_label.setText(QCoreApplication.translate("Settings", u"Kata sandi sekarang", None))
#if QT_CONFIG(accessibility)
        self.old_password.setAccessibleName(QCoreApplication.translate("Settings", u"Kata sandi sekarang", None))
#endif // QT_CONFIG(accessibility)
        self.new_password_label.setText(QCoreApplication.translate("Settings", u"Kata sandi baru", None))
#if QT_CONFIG(accessibility)
        self.new_password.setAccessibleName(QCoreApplication.translate("Settings", u"Kata sandi baru", None))
#endif // QT_CONFIG(accessibility)
        self.new_password.setPlaceholderText(QCoreApplication.translate("Settings", u"Paling sedikit 8 huruf", None))
        self.repeat_password_label.setText(QCoreApplication.translate("Settings", u"Ulangi kata sandi baru", None))
#if QT_CONFIG(accessibility)
        self.repeat_password.setAccessibleName(QCoreApplication.translate("Settings", u"Ulangi kata sandi baru", None))
#endif // QT_CONFIG(accessibility)
        self.change_password.setText(QCoreApplication.translate("Settings", u"Ganti kata sandi", None))
        self.doctor_title.setText(QCoreApplication.translate("Settings", u"Periksa penyimpanan", None))
        self.run_doctor.setText(QCoreApplication.translate("Settings", u"Periksa sekarang", None))
        self.open_logs.setText(QCoreApplication.translate("Settings", u"Buka folder catatan", None))
        self.server.setText(QCoreApplication.translate("Settings", u"Penyimpanan di server kantor\u2026", None))
        self.about.setText(QCoreApplication.translate("Settings", u"Tentang aplikasi", None))
        pass
    # retranslateUi

